@NullMarked
package org.plumbline.facts.vip;

import org.jspecify.annotations.NullMarked;
