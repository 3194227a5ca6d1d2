/** What services make of the options that are set for them. */
@NullMarked
package org.plumbline.cloud.options;

import org.jspecify.annotations.NullMarked;
