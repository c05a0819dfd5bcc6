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

import { useEntityPresentation } from '@backstage/plugin-catalog-react';

const REFERENCE = /^[^:/]+:(?:[^:/]+\/)?[^:/]+$/;
const NOBODY = 'user:default/nobody';

/**
 * The title of what is referred to. What is no reference stays as it is: an
 * annotation may be written by hand.
 *
 * @internal
 */
export function useTitleOf(ref: string): string {
  const isReference = REFERENCE.test(ref);
  const { primaryTitle } = useEntityPresentation(isReference ? ref : NOBODY);
  return isReference ? primaryTitle : ref;
}
