@NullMarked
package org.plumbline.parse.backup;

import org.jspecify.annotations.NullMarked;
