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

import { ButtonIcon, VisuallyHidden } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useEffect, useState } from 'react';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { useText } from '../../translation';

const SAID_MS = 2_000;

/** Copies a text, and says that it did. @internal */
export function CopyButton(props: { text: string; label: string }) {
  const t = useText();
  const [{ error }, copy] = useCopyToClipboard();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) {
      return undefined;
    }
    const timer = setTimeout(() => setCopied(false), SAID_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <>
      <ButtonIcon
        size="small"
        variant="tertiary"
        aria-label={`${t('details.copy')}: ${props.label}`}
        icon={
          copied && !error ? (
            <RiCheckLine size={16} aria-hidden />
          ) : (
            <RiFileCopyLine size={16} aria-hidden />
          )
        }
        onPress={() => {
          copy(props.text);
          setCopied(true);
        }}
      />
      <VisuallyHidden role="status">
        {copied && t(error ? 'details.notCopied' : 'details.copied')}
      </VisuallyHidden>
    </>
  );
}
