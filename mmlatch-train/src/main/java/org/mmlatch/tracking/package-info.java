/** Where a training's numbers go for people to watch: TensorBoard's event files. */
package org.mmlatch.tracking;
