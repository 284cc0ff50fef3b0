/**
 * Sweeps: many trainings that differ in some settings and in their seed, frozen as a plan in a
 * folder, run one by one by whoever calls (the scheduler here, Slurm, Kubernetes), and compared.
 */
package org.mmlatch.sweep;
