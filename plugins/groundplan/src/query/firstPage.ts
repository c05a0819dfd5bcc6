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

import { ListQuery } from 'backstage-plugin-groundplan-common';

/**
 * The beginning of a list: what needs attention first. Overview, counts and lists
 * all ask for this one, so that from one to the other it is there already.
 *
 * @internal
 */
export const FIRST_PAGE = { limit: 20 } as const satisfies ListQuery;
