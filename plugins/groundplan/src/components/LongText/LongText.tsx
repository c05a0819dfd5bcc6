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

import { Button } from '@backstage/ui';
import { useState } from 'react';
import { useText } from '../../translation';

const LIMIT = 1_000;

/**
 * Text of which only the beginning is shown until somebody asks for all of it:
 * a condition's message can be a whole plan.
 *
 * @internal
 */
export function LongText(props: { text: string; className?: string }) {
  const { text, className } = props;
  const [isOpen, setOpen] = useState(false);
  const t = useText();
  if (text.length <= LIMIT) {
    return <p className={className}>{text}</p>;
  }
  return (
    <>
      <p className={className}>{isOpen ? text : `${text.slice(0, LIMIT)}…`}</p>
      <Button
        size="small"
        variant="tertiary"
        aria-expanded={isOpen}
        onPress={() => setOpen(!isOpen)}
      >
        {isOpen
          ? t('details.showLess')
          : t('details.showAll', { number: String(text.length) })}
      </Button>
    </>
  );
}
