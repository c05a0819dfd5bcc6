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
import { PlanAttribute, PlanResource } from './Plan';

/** More than anybody reads of one resource. */
const MOST = 1000;

/**
 * The attributes that are kept of a resource: those that force its replacement
 * first where there are too many.
 *
 * @internal
 */
export function limitAttributes(
  attributes: PlanAttribute[],
): Pick<PlanResource, 'attributes' | 'attributesOmitted'> {
  if (attributes.length <= MOST) {
    return { attributes };
  }
  const forcing = attributes.filter(a => a.forcesReplacement);
  const others = attributes.filter(a => !a.forcesReplacement);
  return {
    attributes: [...forcing, ...others].slice(0, MOST),
    attributesOmitted: attributes.length - MOST,
  };
}
