/** Examination of this machine and installation, and of whether training works on them. */
package org.mmlatch.doctor;
