@NullMarked
package org.plumbline.cloud.credentials;

import org.jspecify.annotations.NullMarked;
