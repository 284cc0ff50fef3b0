/**
 * The settings of a run: read from layers of HOCON, checked against the settings records, and
 * passed on as records.
 */
package org.mmlatch.settings;
