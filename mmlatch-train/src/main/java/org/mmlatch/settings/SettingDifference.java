package org.mmlatch.settings;

/**
 * One key that has two values.
 *
 * @param key the key in full, for example {@code train.batch-size}
 * @param left its text in the first settings
 * @param right its text in the second
 */
public record SettingDifference(String key, String left, String right) {}
