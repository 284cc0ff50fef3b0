package org.mmlatch.settings;

/** A record that is the value of one setting, not a section of several. */
sealed interface SettingValue permits TargetNames, TargetRange, Threshold, WeightSource {}
