@NullMarked
package org.plumbline.parse.python;

import org.jspecify.annotations.NullMarked;
