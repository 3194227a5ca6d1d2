@NullMarked
package org.plumbline.facts.hardening;

import org.jspecify.annotations.NullMarked;
