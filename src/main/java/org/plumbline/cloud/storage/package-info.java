@NullMarked
package org.plumbline.cloud.storage;

import org.jspecify.annotations.NullMarked;
