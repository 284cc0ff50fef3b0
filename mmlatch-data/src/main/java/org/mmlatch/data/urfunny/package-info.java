/** UR-FUNNY as its authors publish it: a folder of pickles, one for each kind of feature. */
package org.mmlatch.data.urfunny;
