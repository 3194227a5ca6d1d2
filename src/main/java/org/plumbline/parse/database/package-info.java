@NullMarked
package org.plumbline.parse.database;

import org.jspecify.annotations.NullMarked;
