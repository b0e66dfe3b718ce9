// What the C++ tools of facebook/ThreatExchange make of raw RGB pixels: like pdqHash256FromFile in
// pdq/cpp/io/pdqio.cpp, but for the decoder. oracle.py says how it is built and asked.

#include <cstdint>
#include <cstdio>
#include <vector>

#define cimg_display 0
#include <pdq/cpp/CImg.h>
#include <pdq/cpp/hashing/pdqhashing.h>

using namespace facebook::pdq::hashing;

int main() {
    int size[2];
    while (fread(size, sizeof(int), 2, stdin) == 2) {
        cimg_library::CImg<uint8_t> image(size[0], size[1], 1, 3);
        std::vector<uint8_t> bytes(size_t(3) * size[0] * size[1]);
        if (fread(bytes.data(), 1, bytes.size(), stdin) != bytes.size()) return 1;
        cimg_forXYC(image, x, y, c) image(x, y, 0, c) = bytes[3 * (size_t(y) * size[0] + x) + c];
        if (image.width() > 512 || image.height() > 512) image = image.resize(512, 512);

        int rows = image.height(), columns = image.width(), quality;
        std::vector<float> luma(rows * columns), spare(rows * columns);
        float grid[64][64], half[16][64], coefficients[16][16];
        Hash256 hash;
        fillFloatLumaFromRGB(&image(0, 0, 0, 0), &image(0, 0, 0, 1), &image(0, 0, 0, 2), rows, columns,
                             columns, 1, luma.data());
        pdqHash256FromFloatLuma(luma.data(), spare.data(), rows, columns, grid, half, coefficients, hash,
                                quality);
        printf("%s %d\n", hash.format().c_str(), quality);
        fflush(stdout);
    }
}
