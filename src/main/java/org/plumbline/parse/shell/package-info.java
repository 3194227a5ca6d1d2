@NullMarked
package org.plumbline.parse.shell;

import org.jspecify.annotations.NullMarked;
