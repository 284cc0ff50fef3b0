/**
 * The settings of a run: read from layers of HOCON, checked against {@code reference.conf}, handed
 * on as records.
 */
package org.mmlatch.settings;
