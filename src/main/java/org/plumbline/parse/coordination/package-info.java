@NullMarked
package org.plumbline.parse.coordination;

import org.jspecify.annotations.NullMarked;
