package org.mmlatch.settings;

/** A record that is the value of one setting, not a section of several. */
sealed interface SettingValue
    permits AskedTask, TargetNames, TargetRange, Threshold, WeightSource {}
