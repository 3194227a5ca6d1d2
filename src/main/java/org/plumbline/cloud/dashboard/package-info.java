@NullMarked
package org.plumbline.cloud.dashboard;

import org.jspecify.annotations.NullMarked;
