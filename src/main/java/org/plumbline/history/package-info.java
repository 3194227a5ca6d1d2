/** What people have decided about earlier results. */
@NullMarked
package org.plumbline.history;

import org.jspecify.annotations.NullMarked;
