/** What this machine and installation are, and whether training can work on them. */
package org.mmlatch.doctor;
