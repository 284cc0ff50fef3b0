package org.mmlatch.settings;

/** Marks records that are the value of one setting, not a section of several settings. */
sealed interface SettingValue
    permits AskedTask, TargetNames, TargetRange, Threshold, WeightSource {}
