/** Where a training's numbers go for people to watch: TensorBoard's event files, lines of JSON. */
package org.mmlatch.tracking;
