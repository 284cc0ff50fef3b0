/** Benchmarks of training and prediction on this machine. */
package org.mmlatch.benchmark;
