@NullMarked
package org.plumbline.cloud.backup;

import org.jspecify.annotations.NullMarked;
