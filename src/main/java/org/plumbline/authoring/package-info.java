/** Help for those who write controls: their mistakes named, their cases tried. */
@NullMarked
package org.plumbline.authoring;

import org.jspecify.annotations.NullMarked;
