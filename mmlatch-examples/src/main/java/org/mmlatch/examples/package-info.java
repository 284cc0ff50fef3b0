/** MMLatch in a program of one's own; each class with a {@code main} is a page of the docs. */
package org.mmlatch.examples;
