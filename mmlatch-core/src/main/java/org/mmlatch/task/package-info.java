/** What a model's outputs mean: losses, and the metrics that they are judged by. */
package org.mmlatch.task;
