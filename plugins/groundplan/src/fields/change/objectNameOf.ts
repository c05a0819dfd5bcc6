/*
 * Copyright 2026 The Groundplan Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import { parseEntityRef } from '@backstage/catalog-model';

/** What follows the object's name in a derived one: kind, namespace and host. */
const SEGMENTS_AFTER_NAME = 3;

/**
 * The name of the object that an entity stands for, by its derived name; the
 * entity's own where that was set by hand.
 *
 * @internal
 */
export function objectNameOf(entityRef: string): string {
  const { name } = parseEntityRef(entityRef);
  const segments = name.split('.');
  return segments.length > SEGMENTS_AFTER_NAME
    ? segments.slice(0, -SEGMENTS_AFTER_NAME).join('.')
    : name;
}
