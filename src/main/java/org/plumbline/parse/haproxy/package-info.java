@NullMarked
package org.plumbline.parse.haproxy;

import org.jspecify.annotations.NullMarked;
