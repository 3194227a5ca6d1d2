/** The catalog of controls and the engine. The only package that knows Drools. */
@NullMarked
package org.plumbline.rules;

import org.jspecify.annotations.NullMarked;
