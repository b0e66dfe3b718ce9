# Prints what tesseract reads in a frame, level and at each angle that letters can have: gray, without the
# slow changes of light, only what is lightest or darkest. Ends with "found" where that is what it is asked
# for, but for two characters: it mixes up 5 and S, 6 and G, 8 and B.
import io, os, re, subprocess, sys, tempfile
from PIL import Image, ImageChops, ImageFilter, ImageOps

os.environ['OMP_THREAD_LIMIT'] = '1'
asked = sys.argv[1]

# What tesseract takes for each other.
ALIKE = str.maketrans('SZBGQDO', '5286000')
mark = asked.translate(ALIKE)

def near(read):
    read = re.sub('[^-0-9A-Z]', '', read).translate(ALIKE)
    places = range(len(read) - len(mark) + 1)
    return any(sum(a != b for a, b in zip(mark, read[at:])) <= 2 for at in places)

im = Image.open(io.BytesIO(sys.stdin.buffer.read())).convert('L')
# Capitals of 32 pixels, which tesseract likes.
im = im.resize((round(im.width * 0.685), round(im.height * 0.685)), Image.BICUBIC)
for blur in (1.5, 2.2, 3):
    even = im.filter(ImageFilter.GaussianBlur(blur))
    even = ImageChops.subtract(even, even.filter(ImageFilter.BoxBlur(40)), 0.6, 128)
    for gray, angle in [(gray, angle) for gray in (even, ImageOps.invert(even))
                        for angle in (0, 15, -15, 30, -30, 45, -45)]:
        counts, seen, level = gray.histogram(), 0, 0
        while seen < 0.1 * gray.width * gray.height:
            seen, level = seen + counts[level], level + 1
        ink = gray.point([max(0, min(255, 128 + (v - level) * 6)) for v in range(256)])
        with tempfile.NamedTemporaryFile(suffix='.png') as file:
            ink.rotate(angle, Image.BICUBIC, True, fillcolor=255).save(file.name)
            read = subprocess.run(['tesseract', file.name, '-', '--psm', '11', '-c',
                'tessedit_char_whitelist=-0123456789ABCDEFGHJKMNPQRSTVWXYZ'], capture_output=True, text=True)
        read = read.stdout.replace(' ', '').replace('\n', ' ')
        print(blur, angle, read)
        if near(read):
            print(asked, 'found')
            sys.exit()
