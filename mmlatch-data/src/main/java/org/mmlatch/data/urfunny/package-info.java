/** UR-FUNNY as published: a folder of pickles, one per kind of feature. */
package org.mmlatch.data.urfunny;
