@NullMarked
package org.plumbline.facts.messaging;

import org.jspecify.annotations.NullMarked;
