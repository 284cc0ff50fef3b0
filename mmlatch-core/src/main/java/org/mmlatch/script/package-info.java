/** Procedures in TorchScript, which run many of the engine's operators in one call from Java. */
package org.mmlatch.script;
