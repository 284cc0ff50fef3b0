/** Verifies the models against tensors from independent implementations. */
package org.mmlatch.verify;
