/** One class per command; no logic. */
@NullMarked
package org.plumbline.cli;

import org.jspecify.annotations.NullMarked;
