@NullMarked
package org.plumbline.parse.time;

import org.jspecify.annotations.NullMarked;
