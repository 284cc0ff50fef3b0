/** How fast this machine trains and predicts, and where the time goes. */
package org.mmlatch.benchmark;
