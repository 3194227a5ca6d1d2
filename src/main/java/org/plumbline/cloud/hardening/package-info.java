@NullMarked
package org.plumbline.cloud.hardening;

import org.jspecify.annotations.NullMarked;
