/** Procedures in TorchScript: many operators of the engine in one call from Java. */
package org.mmlatch.script;
