@NullMarked
package org.plumbline.cloud.database;

import org.jspecify.annotations.NullMarked;
