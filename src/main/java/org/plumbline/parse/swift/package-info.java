@NullMarked
package org.plumbline.parse.swift;

import org.jspecify.annotations.NullMarked;
