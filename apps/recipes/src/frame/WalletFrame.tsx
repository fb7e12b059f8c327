import { useEffect, useRef, useState } from 'react';

type WalletFrameProps = { src: string };

/** An iframe for the host's page that is always as high as its content. */
export function WalletFrame({ src }: WalletFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(480);
  useEffect(() => {
    const listen = ({ source, origin, data }: MessageEvent) => {
      const isFromFrame =
        source === frame.current?.contentWindow && origin === new URL(src, location.href).origin;
      if (isFromFrame && data?.type === 'coffer:height' && Number.isFinite(data.height))
        setHeight(data.height);
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, [src]);
  return (
    <iframe
      ref={frame}
      title="Wallet"
      src={src}
      style={{ display: 'block', inlineSize: '100%', blockSize: height, border: 0 }}
    />
  );
}
