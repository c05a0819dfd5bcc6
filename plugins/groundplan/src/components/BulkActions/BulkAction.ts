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

import { ReactElement } from 'react';

/** Something that can be done to all that is selected in a list, at once. @internal */
export interface BulkAction {
  id: string;
  label: string;
  icon: ReactElement;
  /** To how many of the selected it can be done. */
  possible: number;
  /** Why not to the others, with their names. */
  obstacles: { reason: string; names: string[] }[];
  /** While it is asked what is possible. */
  isPending?: boolean;
  /** False for what is asked at once; else it goes into one pull request. */
  isByPullRequest?: boolean;
  /** Where it leads; else what it does. */
  href?: string;
  onPress?: () => void;
}
