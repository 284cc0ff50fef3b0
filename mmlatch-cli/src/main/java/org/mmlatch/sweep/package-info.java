/**
 * Sweeps: training runs that differ in some settings and in their seed. They are frozen as a plan
 * in a folder, run by the local scheduler, Slurm or Kubernetes, and compared.
 */
package org.mmlatch.sweep;
