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

import { PlanResponse } from 'backstage-plugin-groundplan-common';
import { useState } from 'react';

/**
 * The plan that was on the page before another one took its place, until somebody says
 * that they have seen it: what one reads does not change under one's eyes unsaid.
 *
 * @internal
 */
export function useReplacedPlan(shown: PlanResponse): {
  replaced?: PlanResponse;
  dismiss: () => void;
} {
  const [last, setLast] = useState(shown);
  const [replaced, setReplaced] = useState<PlanResponse>();
  if (last !== shown) {
    setLast(shown);
    if (isReplacedBy(last, shown)) {
      setReplaced(replaced ?? last);
    }
  }
  return {
    replaced: shown.state === 'pending' ? replaced : undefined,
    dismiss: () => setReplaced(undefined),
  };
}

/** Also under its own name, which is that of the revision alone. @internal */
export function isReplacedBy(read: PlanResponse, now: PlanResponse): boolean {
  return (
    read.state === 'pending' &&
    now.state === 'pending' &&
    (read.hash !== now.hash || read.planId !== now.planId)
  );
}
