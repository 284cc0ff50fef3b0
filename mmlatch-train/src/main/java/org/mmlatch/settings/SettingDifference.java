package org.mmlatch.settings;

/**
 * A key whose values differ between two settings.
 *
 * @param key the full key, for example {@code train.batch-size}
 * @param left the text of its value in the first settings
 * @param right the text of its value in the second settings
 */
public record SettingDifference(String key, String left, String right) {}
