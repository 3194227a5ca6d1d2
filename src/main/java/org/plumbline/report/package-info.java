/** One class per output format; all of them print the same result. */
@NullMarked
package org.plumbline.report;

import org.jspecify.annotations.NullMarked;
